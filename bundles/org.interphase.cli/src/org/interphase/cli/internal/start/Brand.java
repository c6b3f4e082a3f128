// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal.start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The name of a product, from the bundle that brands it, without the registry that a command does not start. */
final class Brand {

    private static final String PRODUCTS = "org.eclipse.core.runtime.products";

    private Brand() {}

    /**
     * {@return the product's name, or the command's where the installation has no brand}
     *
     * @param home the installation's folder
     * @throws IOException when the brand cannot be read
     */
    static String name(Path home) throws IOException {
        Properties configuration = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("configuration/config.ini"))) {
            configuration.load(in);
        }
        String id = configuration.getProperty("eclipse.product", "");
        int dot = id.lastIndexOf('.');
        for (Bundles.Entry entry : Bundles.of(home)) {
            if (dot > 0 && entry.name().equals(id.substring(0, dot))) {
                return name(entry.place(), id.substring(dot + 1));
            }
        }
        return "interphase";
    }

    private static String name(Path bundle, String product) throws IOException {
        NodeList extensions;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            extensions = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(read(bundle, "plugin.xml")))
                    .getElementsByTagName("extension");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(bundle + ": plugin.xml: " + e.getMessage(), e);
        }
        for (int i = 0; i < extensions.getLength(); i++) {
            Element extension = (Element) extensions.item(i);
            NodeList products = extension.getElementsByTagName("product");
            if (extension.getAttribute("point").equals(PRODUCTS)
                    && extension.getAttribute("id").equals(product)
                    && products.getLength() > 0) {
                return translated(bundle, ((Element) products.item(0)).getAttribute("name"));
            }
        }
        throw new IOException(bundle + ": plugin.xml has no product " + product);
    }

    private static String translated(Path bundle, String name) throws IOException {
        if (!name.startsWith("%")) {
            return name;
        }
        Properties texts = new Properties();
        texts.load(new ByteArrayInputStream(read(bundle, "plugin.properties")));
        return texts.getProperty(name.substring(1), name);
    }

    private static byte[] read(Path bundle, String file) throws IOException {
        if (Files.isDirectory(bundle)) {
            return Files.readAllBytes(bundle.resolve(file));
        }
        try (ZipFile jar = new ZipFile(bundle.toFile())) {
            ZipEntry entry = jar.getEntry(file);
            if (entry == null) {
                throw new IOException(bundle + " has no " + file);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}
