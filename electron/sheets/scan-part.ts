import { toDamaged, type PackedFile } from './packed-file';
import { createXmlScanner, decodeXml, type XmlHandler } from './xml-scanner';

/** Runs a whole part through a handler, piece by piece; between the pieces others get their turn. */
export async function scanPart(
  file: PackedFile,
  part: string,
  handler: XmlHandler,
  onShare: (share: number) => void = () => undefined,
): Promise<void> {
  const scanner = createXmlScanner(handler);
  try {
    for await (const { text, share } of file.streamPart(part)) {
      scanner.push(text);
      onShare(share);
    }
    scanner.end();
  } catch (error) {
    throw toDamaged(error, part);
  }
}

/** The same for a part that may be missing and whose elements and attributes are all that counts. */
export async function scanElements(
  file: PackedFile,
  part: string,
  open: (name: string, attributes: string) => void,
): Promise<void> {
  if (!file.has(part)) return;
  await scanPart(file, part, { open, close: () => undefined, text: () => undefined });
}

const escaped = /_x([0-9A-F]{4})_/gi;

/**
 * A text of an XLSX file. Signs that XML cannot hold are written there as `_x000D_`, by some programs in small letters.
 * ECMA-376, 22.9.2.19.
 */
export function decodeXlsxText(text: string): string {
  const decoded = decodeXml(text);
  return decoded.includes('_x')
    ? decoded.replaceAll(escaped, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : decoded;
}
