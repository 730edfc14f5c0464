import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import { prettyJson } from './pretty-json';

test('indents JSON and changes nothing in it', () => {
  expect(prettyJson('{"Id":12345678901234567890,"a":[],"b":{ },"c":["x, {y}: \\"z\\"",1.0]}')).toBe(
    '{\n  "Id": 12345678901234567890,\n  "a": [],\n  "b": {},\n  "c": [\n    "x, {y}: \\"z\\"",\n    1.0\n  ]\n}',
  );
});

test.each(['', '<html>', '{"cut": "of', 'plain words', '[1,2'])('leaves %j as it is', (text) => {
  expect(prettyJson(text)).toBe(text);
});

test('says the same as before, whatever the JSON', () => {
  assert(
    property(jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(prettyJson(text))).toEqual(JSON.parse(text));
    }),
  );
});
