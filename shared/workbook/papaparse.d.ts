/** The part of Papa Parse that is used here; its published types bring Node's with them, which `shared/` must not see. */
declare module 'papaparse' {
  interface ParseOptions {
    delimiter: string;
    /** Stop after this many rows. */
    preview: number;
  }

  const Papa: {
    parse(text: string, options: ParseOptions): { data: string[][] };
    unparse(rows: readonly (readonly (string | number)[])[], options?: { escapeFormulae?: boolean }): string;
  };
  export default Papa;
}
