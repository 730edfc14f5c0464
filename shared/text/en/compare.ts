import type { CompareRule, ComparisonResult } from '../../compare/comparison';

/** What each rule is called. */
const rule: Record<CompareRule, string> = {
  'letter-case': 'Capital and small letters',
  spacing: 'Spaces and line ends',
  punctuation: 'Punctuation',
  'nordic-letters': 'Spelling of å, æ, ø, ä, ö and ü',
  'company-form': 'Form of company',
  street: 'Kinds of streets',
  postcode: 'Writing of postcodes',
  phone: 'Writing of phone numbers',
  'company-number': 'Writing of organisation and VAT numbers',
  'web-address': 'Writing of web addresses',
  'e-mail': 'Writing of e-mail addresses',
};

/** What it takes for one, and where it stops. */
const ruleSays: Record<CompareRule, string> = {
  'letter-case': 'ORKDAL and Orkdal are one.',
  spacing:
    'Several spaces, line ends, no-break spaces and characters that cannot be seen count as one space; letters made of two characters as one.',
  punctuation: 'Nordlys-Bygg and Nordlys Bygg are one. Marks between digits count: 12-14 is not 1214.',
  'nordic-letters': 'Å and aa, æ, ä and ae, ø, ö and oe, ü and ue are one. A plain a or o is another letter.',
  'company-form':
    'A/S and AS are one, and one side may leave the form out. Orkdal AS and Orkdal AB stay different.',
  street:
    'Storgt., Storgata and Storgaten are one, as are vn., vei and veg, St. and Sankt, Pb. and Postboks, and the Swedish, Danish and Finnish ones.',
  postcode: 'NO-7300, N-7300 and 73 00 are one. 150 is not 0150, and two countries are two places.',
  phone:
    '+47 72 48 00 10 and 72480010 are one. Only valid numbers are compared so, and every number of the field counts.',
  'company-number':
    'NO 914 785 236 MVA and 914785236 are one, as are 16 and 01 around a Swedish number. Other digits never are.',
  'web-address': 'https://www.orkdal.example/ and orkdal.example are one.',
  'e-mail': 'Kari <KARI@orkdal.example> and kari@orkdal.example are one.',
};

const result: Record<ComparisonResult, string> = {
  equal: 'Equal',
  cosmetic: 'Cosmetic',
  different: 'Different',
  'one-side-empty': 'One side empty',
  'list-value-unmapped': 'List value not mapped',
  'not-read': 'Not read',
};

/** How two sides stand to each other, and the rules that tell cosmetic differences from real ones. */
export const compare = {
  rule,
  ruleSays,
  result,
  /** `{{rules}}` is a list of names of rules. */
};
