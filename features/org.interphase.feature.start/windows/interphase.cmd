@echo off
rem SPDX-FileCopyrightText: 2026 The Interphase developers
rem SPDX-License-Identifier: EPL-2.0
rem
rem interphase              opens the workbench (also: interphase gui [options of the platform])
rem interphase COMMAND ...  runs one command without a window; "interphase help" lists them
rem
rem INTERPHASE_WORKSPACE    the workbench's workspace; if not set, the folder of the user that the product names by
rem                         interphase.workspace in configuration\config.ini, else interphase-workspace
rem INTERPHASE_JAVA_OPTIONS further options for Java
rem
rem Values are expanded outside of brackets only and always in quotes: a folder may be called "R&D (x86) 100!".
setlocal EnableExtensions DisableDelayedExpansion
rem In a subroutine: for a script that was found in PATH and called in quotes %~dp0 is the current folder outside of one.
call :find_home
if not "%home:#=%"=="%home%" goto has_hash

set "java="
if not defined JAVA_HOME goto search_path
set "candidate=%JAVA_HOME:"=%"
call :check_java
if defined java goto found_java

:search_path
set "candidate="
for %%j in (java.exe) do set "candidate=%%~dp$PATH:j"
if not defined candidate goto search_folders
set "candidate=%candidate%.."
call :check_java
if defined java goto found_java

:search_folders
rem A program of 32 bits that calls this one has ProgramFiles point to "Program Files (x86)".
set "programs=%ProgramFiles%"
if defined ProgramW6432 set "programs=%ProgramW6432%"
for %%b in ("%programs%\Eclipse Adoptium" "%programs%\Java" "%programs%\Microsoft" "%programs%\Zulu" "%programs%\Amazon Corretto" "%programs%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do for /d %%d in ("%%~b\*") do set "candidate=%%~d" & call :check_java
if defined java goto found_java
>&2 echo interphase: no Java of version 21 or newer in JAVA_HOME, PATH or the usual folders; install one, for instance Eclipse Temurin 21, and set JAVA_HOME to it
exit /b 2

:found_java
set "launcher="
for %%f in ("%home%\plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%~f"
if not defined launcher goto incomplete

if "%~1"=="" goto gui
if /i "%~1"=="gui" goto gui

rem A configuration area of its own for each state of the installation and each Java, since the installation may be
rem read-only. The class archive in it is made by the first call, and made anew by Java when it does not fit.
set "cache=%LOCALAPPDATA%\interphase\headless"
if not defined LOCALAPPDATA set "cache=%TEMP%\interphase\headless"
set "bundles=%home%\configuration\org.eclipse.equinox.simpleconfigurator\bundles.info"
set "state="
for %%f in ("%bundles%") do set "state=%%~tzf"
for %%f in ("%java%\release") do set "key=%home%-%state%-%%~tzf"
set "key=%key:\=-%"
set "key=%key:/=-%"
set "key=%key::=-%"
set "key=%key:.=-%"
set "key=%key: =-%"
set "area=%cache%\%key:~-96%"
if exist "%area%\config.ini" goto run
set "new=%area%.%random%%random%"
mkdir "%new%\org.eclipse.equinox.simpleconfigurator" 2>nul
copy /y "%bundles%" "%new%\org.eclipse.equinox.simpleconfigurator\" >nul
copy /y "%home%\configuration\config.ini" "%new%\" >nul
move "%new%" "%area%" >nul 2>nul
rem Where another call was faster, the folder was moved into it.
if exist "%new%" rmdir /s /q "%new%"
for %%d in ("%new%") do if exist "%area%\%%~nxd" rmdir /s /q "%area%\%%~nxd"
if not exist "%area%\config.ini" goto unwritable

:run
rem What is printed is UTF-8; a console shows it as such while the command runs.
set "codepage="
for /f "tokens=2 delims=:" %%c in ('chcp 2^>nul') do set "codepage=%%c"
if defined codepage chcp 65001 >nul 2>nul
"%java%\bin\java.exe" -XX:+UseSerialGC -Xlog:disable -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%area%\classes.jsa" -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED "-Dosgi.configuration.area=%area%" "-Dosgi.logfile=%cache%\platform.log" %INTERPHASE_JAVA_OPTIONS% -jar "%launcher%" -nosplash -data @none -application org.interphase.cli.application %*
set "status=%errorlevel%"
if defined codepage chcp %codepage:.=% >nul 2>nul
exit /b %status%

:gui
rem What the product brings under its own brand: a splash, which Java shows and the workbench takes away, and a name for
rem the workspace.
set "name=interphase-workspace"
set "bundle="
for /f "usebackq tokens=1,* delims==" %%k in ("%home%\configuration\config.ini") do (
    if "%%k"=="interphase.workspace" set "name=%%l"
    if "%%k"=="osgi.splashPath" set "bundle=%%l"
)
set "workspace=%USERPROFILE%\%name%"
if defined INTERPHASE_WORKSPACE set "workspace=%INTERPHASE_WORKSPACE:"=%"
if "%workspace:~-1%"=="\" set "workspace=%workspace%\"
set "splash="
if defined bundle set "bundle=%bundle:*/plugins/=%"
if defined bundle for /d %%d in ("%home%\plugins\%bundle%_*") do if exist "%%~d\splash.png" set "splash=%%~d\splash.png"
rem javaw and start: no console stays open behind the window.
if not defined splash goto no_splash
start "" "%java%\bin\javaw.exe" "-splash:%splash%" -Dinterphase.splash=true -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED %INTERPHASE_JAVA_OPTIONS% -jar "%launcher%" -nosplash -data "%workspace%" %*
exit /b 0

:no_splash
start "" "%java%\bin\javaw.exe" -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED %INTERPHASE_JAVA_OPTIONS% -jar "%launcher%" -nosplash -data "%workspace%" %*
exit /b 0

:has_hash
>&2 echo interphase: the platform cannot run from a folder with # in its name: "%home%"
exit /b 2

:incomplete
>&2 echo interphase: "%home%" is not complete: plugins\org.eclipse.equinox.launcher_*.jar is missing
exit /b 2

:unwritable
>&2 echo interphase: cannot write to "%cache%"
exit /b 2

rem Without the last backslash, which would hide the quote after it from Java.
:find_home
set "home=%~dp0"
set "home=%home:~0,-1%"
exit /b 0

rem Sets java to the candidate when that is a Java of at least 21. Its file "release" says so without starting it.
:check_java
if defined java exit /b 0
if not exist "%candidate%\bin\java.exe" exit /b 0
if not exist "%candidate%\release" exit /b 0
set "major=0"
for /f "usebackq tokens=1,2 delims==" %%k in ("%candidate%\release") do if "%%~k"=="JAVA_VERSION" for /f "delims=.-+" %%m in ("%%~l") do set "major=%%m"
if %major% GEQ 21 set "java=%candidate%"
exit /b 0
