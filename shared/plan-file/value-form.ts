import { encodeValue, fitType, parseEncoded, typeByMarker } from '../value/encoded-value';

/**
 * What somebody wrote into the cell of a value, in the form of another value of its field: a date as people write it would
 * be read by the site in the order of its own country. Null where it does not fit, or may mean two things. Where that other
 * one has no marker it tells no type, and any text will do.
 */
export function writeLike(text: string, like: string): string | null {
  const { marker } = parseEncoded(like);
  if (marker === null || text === '') return text;
  // A whole number may be the number of a list item or a checkbox as well: written is a number in any case.
  const fieldType = typeByMarker(like) ?? 'Integer';
  const value = encodeValue(text, fieldType, [like]);
  return parseEncoded(value).marker !== null && fitType(value, text, fieldType) === 'fits' ? value : null;
}
