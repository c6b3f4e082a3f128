// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

/** A volume does not fit into memory; the message says how much it takes, how much there is, and what would fit. */
public final class NotEnoughMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stays free for everything else. */
    private static final double SHARE = 0.9;

    private NotEnoughMemoryException(String message) {
        super(message);
    }

    /**
     * Looks whether something fits.
     *
     * @param geometry the raster
     * @param bytesPerVoxel how many bytes each voxel takes
     * @throws NotEnoughMemoryException when it does not
     */
    public static void require(VolumeGeometry geometry, long bytesPerVoxel) {
        Runtime r = Runtime.getRuntime();
        long needed = geometry.voxels() * bytesPerVoxel;
        if (needed > SHARE * (r.maxMemory() - r.totalMemory() + r.freeMemory())) {
            // What is not used any more counts as used until it is collected.
            System.gc();
        }
        require(geometry, bytesPerVoxel, (long) (SHARE * (r.maxMemory() - r.totalMemory() + r.freeMemory())));
    }

    /**
     * Looks whether something fits.
     *
     * @param geometry the raster
     * @param bytesPerVoxel how many bytes each voxel takes
     * @param free bytes that there are
     * @throws NotEnoughMemoryException when it does not
     */
    static void require(VolumeGeometry geometry, long bytesPerVoxel, long free) {
        long needed = geometry.voxels() * bytesPerVoxel;
        if (needed > free) {
            long layers = free / (bytesPerVoxel * geometry.pixels());
            int binning = 2;
            while (needed / ((long) binning * binning) > free) {
                binning++;
            }
            throw new NotEnoughMemoryException("a volume of " + geometry.layers() + " × " + geometry.height() + " × "
                    + geometry.width() + " voxels takes " + megabytes(needed) + " MB, and " + megabytes(free)
                    + " MB are free; what would fit: " + (layers > 0 ? layers + " layers of it, or " : "") + "pixels binned "
                    + binning + " × " + binning + ", or all of it with " + megabytes(needed - free)
                    + " MB more memory for Java (-Xmx)");
        }
    }

    /**
     * Looks whether more memory is there.
     *
     * @param bytes how many
     * @param what takes them, with its verb
     * @param instead what would fit
     * @throws NotEnoughMemoryException when it is not
     */
    static void requireBytes(long bytes, String what, String instead) {
        Runtime r = Runtime.getRuntime();
        if (bytes > SHARE * (r.maxMemory() - r.totalMemory() + r.freeMemory())) {
            // What is not used any more counts as used until it is collected.
            System.gc();
        }
        long free = r.maxMemory() - r.totalMemory() + r.freeMemory();
        if (bytes > SHARE * free) {
            throw new NotEnoughMemoryException(what + " " + megabytes(bytes) + " MB, and " + megabytes(free)
                    + " MB are free; what would fit: " + instead + ", or "
                    + megabytes(bytes - (long) (SHARE * free)) + " MB more memory for Java (-Xmx)");
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
