// Every limit on what an upload may be, in one place; each is refused with its own code when passed.

export const LIMITS = {
  /** Size of an upload: as many as the API takes. */
  fileBytes: 30_000_000,
  /** All parts of a zip file together, unpacked. */
  unpackedBytes: 200 * 1024 * 1024,
  /** One XML part, unpacked: some 600 pages of Word are 20 MB. */
  partBytes: 48 * 1024 * 1024,
  /** How many times larger a part may be than it is packed, once it is over 8 MB. Word's own XML reaches some 60. */
  ratio: 300,
  zipEntries: 10_000,
  xmlDepth: 200,
  /** Elements and texts in all XML parts together; 1,000 pages of Word are some 700,000. */
  xmlElements: 1_000_000,
  pdfPages: 2_000,
  /** Time for one PDF; 100 pages take some two seconds. */
  pdfMilliseconds: 60_000,
  /** How many PDFs may wait for the one being read. */
  pdfsWaiting: 8,
  /** Objects of the thread that reads a PDF, and how much the whole process may grow by meanwhile. */
  pdfHeapMegabytes: 512,
  pdfBytes: 1024 * 1024 * 1024,
  /** Elements of an HTML page open at once, and altogether. */
  htmlDepth: 1_000,
  htmlElements: 1_000_000,
  /** Characters of text, some 1,500 pages. */
  characters: 2_000_000,
  /** LibreOffice converting a .doc: seconds, bytes of memory, bytes of the .docx it makes, uploads that may wait. */
  conversionSeconds: 60,
  conversionMemory: 4 * 1024 * 1024 * 1024,
  convertedBytes: 50 * 1024 * 1024,
  conversionsWaiting: 8,
} as const;
