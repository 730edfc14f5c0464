import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createXmlScanner, DamagedXml, decodeXml, readAttribute } from './xml-scanner';

function scan(chunks: readonly string[]) {
  const seen: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') seen.push(`"${decodeXml(text)}"`);
    text = '';
  };
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      flush();
      seen.push(`<${name}${attributes}>`);
    },
    close: (name) => {
      flush();
      seen.push(`</${name}>`);
    },
    text: (more) => {
      text += more;
    },
  });
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return seen;
}

const sample = `<?xml version="1.0"?>
<!-- a > b --><x:sheet a="1 > 0" b='"'><row r="1"/><c t="s"><v>1 &amp; 2</v></c>
<t><![CDATA[<b>&amp;]]>c</t></x:sheet>
`;

test('elements, texts and attributes are told as they stand, without prefixes', () => {
  expect(scan([sample])).toEqual([
    `<sheet a="1 > 0" b='"'>`,
    '<row r="1">',
    '</row>',
    '<c t="s">',
    '<v>',
    '"1 & 2"',
    '</v>',
    '</c>',
    '"\n"',
    '<t>',
    '"<b>&amp;c"',
    '</t>',
    '</sheet>',
  ]);
});

test('wherever the text is cut, the same is told', () => {
  const whole = scan([sample]);
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: sample.length }), { maxLength: 8 });
  fc.assert(
    fc.property(cuts, (places) => {
      const sorted = [0, ...places.toSorted((a, b) => a - b), sample.length];
      const chunks = sorted.slice(1).map((to, index) => sample.slice(sorted[index], to));
      expect(scan(chunks)).toEqual(whole);
    }),
  );
});

test.each([
  ['it breaks off', '<a><b>'],
  ['a tag is not closed', '<a><b'],
  ['it closes what is not open', '</a>'],
  ['nothing is in it', '  '],
  ['there are two roots', '<a/><b/>'],
  ['it declares entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
])('where %s it is damaged', (_why, text) => {
  expect(() => scan([text])).toThrow(DamagedXml);
});

describe('an attribute', () => {
  test.each([
    [' r="A1" s="2"', 'r', 'A1'],
    [' ref="B2" r="A1"', 'r', 'A1'],
    [" s = '5'", 's', '5'],
    ['\n\ts="5"', 's', '5'],
    [' x="r=1" r="2"', 'r', '2'],
    [' a="&lt;&#198;&#xE5;&quot;"', 'a', '<Æå"'],
    [' a="1"', 'b', null],
    ['', 'b', null],
  ])('of %j by the name %s is %j', (attributes, name, value) => {
    expect(readAttribute(attributes, name)).toBe(value);
  });
});
