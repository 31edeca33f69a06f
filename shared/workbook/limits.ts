/** A village's roster is 0.2 MB and the largest community's 1 MB; fifty times that is some other file. */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;

/** The largest community's sheet unpacks to 8 MB. A part beyond this is a zip bomb or no roster. */
export const PART_BYTES_MAX = 128 * 1024 * 1024;

/** What all parts that are read may unpack to together, so that a 4 GB laptop keeps room for its other work. */
export const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;

/** Parts in the archive, read or not. A workbook has a few a sheet, and one a picture. */
export const PARTS_MAX = 10_000;

/** One sheet a villagers' group, and more. */
export const SHEETS_MAX = 200;

/** Rows with something in them, over all sheets: nine times the largest community. */
export const ROWS_MAX = 100_000;

/** Filled cells over all sheets: 30 columns of as many rows. */
export const CELLS_MAX = 3_000_000;

/** Columns of a sheet. The widest household registers have some sixty. */
export const COLUMNS_MAX = 512;
