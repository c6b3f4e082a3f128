// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.nio.file.Path;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Folders as projects of the workspace. */
final class Projects {

    private Projects() {}

    /**
     * {@return a project that is this folder, where it lies}
     *
     * @throws CoreException when the folder is part of another project
     */
    static IProject ofFolder(Path folder) throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        IPath location = IPath.fromPath(folder);
        for (IProject known : workspace.getRoot().getProjects()) {
            if (location.equals(known.getLocation())) {
                known.open(new NullProgressMonitor());
                return known;
            }
        }
        String name = folder.getFileName().toString();
        IProject project = workspace.getRoot().getProject(name);
        for (int i = 2; project.exists(); i++) {
            project = workspace.getRoot().getProject(name + " " + i);
        }
        IProjectDescription description = workspace.newProjectDescription(project.getName());
        description.setLocation(location);
        project.create(description, new NullProgressMonitor());
        project.open(new NullProgressMonitor());
        return project;
    }

    /** {@return an open project of this name in the workspace's own folder} */
    static IProject named(String name) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        if (!project.exists()) {
            project.create(new NullProgressMonitor());
        }
        project.open(new NullProgressMonitor());
        return project;
    }
}
