/** How large a sheet may be. What is larger is refused with a sentence, before it takes the memory of the computer. */
export const sheetLimits = {
  /** Of the file itself. */
  fileBytes: 200_000_000,
  /** What the parts of a packed file may hold unpacked, together. */
  unpackedBytes: 2_000_000_000,
  /** As many as spreadsheet programs can open, the header row among them. */
  rows: 1_048_576,
  columns: 1_000,
  /** Spreadsheet programs hold 32,767. */
  cellCharacters: 100_000,
  /** Of all cells together: what a sheet of 100,000 rows and 30 columns needs several times over. */
  characters: 400_000_000,
  pastedCharacters: 5_000_000,
  sheets: 500,
} as const;
