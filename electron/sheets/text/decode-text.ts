import { AppError } from '../../../shared/errors';
import type { SheetEncoding, TextFacts } from '../../../shared/sheet/sheet-preview';

export interface DecodedText {
  text: string;
  encoding: SheetEncoding;
  encodingBy: TextFacts['encodingBy'];
}

/** The signs that Windows has where Latin-1 has none, from 0x80 on; what it leaves free stays as it is. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Makes text of the bytes of a file. The file's own mark counts first, then UTF-8 where every byte fits it, which no
 * other encoding does by chance; what is left was written by a Windows program in Western Europe. Throws
 * `sheet-not-text` for what is no text at all.
 */
export function decodeText(bytes: Buffer, chosen: SheetEncoding | null = null): DecodedText {
  const marked = findMark(bytes);
  if (chosen !== null) {
    const length = marked?.encoding === chosen ? marked.length : 0;
    return { text: decode(bytes.subarray(length), chosen), encoding: chosen, encodingBy: 'chosen' };
  }
  if (marked)
    return {
      text: decode(bytes.subarray(marked.length), marked.encoding),
      encoding: marked.encoding,
      encodingBy: 'mark',
    };
  const wide = findWide(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide, encodingBy: 'valid' };
  if (bytes.includes(0)) throw new AppError('sheet-not-text');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', encodingBy: 'valid' };
  } catch {
    return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252', encodingBy: 'assumed' };
  }
}

function findMark(bytes: Buffer): { encoding: SheetEncoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

const sampleBytes = 4_000;

/** Two bytes a letter, without a mark: every other byte of Western text is then zero. */
function findWide(bytes: Buffer): SheetEncoding | null {
  const sample = bytes.subarray(0, sampleBytes);
  if (sample.length < 4 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const most = sample.length / 2;
  if (odd > most * 0.7 && even < most * 0.1) return 'utf-16le';
  return even > most * 0.7 && odd < most * 0.1 ? 'utf-16be' : null;
}

function decode(bytes: Buffer, encoding: SheetEncoding): string {
  switch (encoding) {
    case 'utf-8':
      return bytes.toString('utf8');
    case 'utf-16le':
      return bytes.toString('utf16le');
    case 'utf-16be': {
      const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
      return swapped.swap16().toString('utf16le');
    }
    case 'windows-1252':
      // Not by TextDecoder: some versions of Node read this encoding as Latin-1, and the sign of the euro is gone.
      return bytes
        .toString('latin1')
        .replaceAll(/[\u0080-\u009f]/g, (sign) => windowsSigns.charAt(sign.charCodeAt(0) - 0x80));
  }
}
