import type { Pair } from './pair-rule';

/** Spellings of each form of company, the short one first. */
const spellings: readonly (readonly string[])[] = [
  ['as', 'a/s', 'a.s', 'aksjeselskap', 'aktieselskab'],
  ['asa', 'allmennaksjeselskap'],
  ['ab', 'a.b', 'aktiebolag', 'aktiebolaget'],
  ['oy', 'o.y', 'osakeyhtiö'],
  ['oyj', 'julkinen osakeyhtiö'],
  ['aps', 'anpartsselskab'],
  ['ans', 'ansvarlig selskap'],
  ['da'],
  ['enk', 'enkeltpersonforetak'],
  ['sa', 'samvirkeforetak'],
  ['nuf'],
  ['ks', 'k/s', 'kommandittselskap', 'kommanditselskab'],
  ['is', 'i/s', 'interessentskab'],
  ['ps', 'p/s'],
  ['hb', 'handelsbolag', 'handelsbolaget'],
  ['kb', 'kommanditbolag', 'kommanditbolaget'],
  ['ky', 'kommandiittiyhtiö'],
  ['tmi', 'toiminimi'],
  ['hf'],
  ['ehf'],
  ['gmbh'],
  ['ag'],
  ['ltd', 'limited'],
  ['llc'],
  ['inc'],
  ['bv', 'b.v'],
  ['oü'],
  ['sia'],
  ['uab'],
];
const formOf = new Map(
  spellings.flatMap(([form = '', ...others]) => [form, ...others].map((one) => [one, form])),
);
/** What stands before the name where it does at all; `Da` and `Sa` begin names of their own. */
const mayLead = new Set(['as', 'ab', 'oy']);

/**
 * The form of company is one whatever its spelling, and may be left out on one side. Two forms are two companies:
 * `Orkdal AS` and `Orkdal AB` stay different.
 */
export function alignCompanyForm(pair: Pair): Pair {
  const [crm, erp] = [splitForm(pair[0]), splitForm(pair[1])];
  if (crm.form === null && erp.form === null) return pair;
  if (crm.form !== null && erp.form !== null && crm.form !== erp.form) return pair;
  return [crm.base, erp.base];
}

function splitForm(name: string): { base: string; form: string | null } {
  const text = name.trim();
  // From gap to gap and not by one expression: such a one goes back and forth over a long word.
  const gaps = [...text.matchAll(/[\s,]+/g)];
  for (const gap of [gaps.at(-2), gaps.at(-1)]) {
    const form = gap && formOf.get(plain(text.slice(gap.index + gap[0].length)));
    if (form !== undefined) return { base: text.slice(0, gap?.index), form };
  }
  const [first] = gaps;
  const leading = first && /^\s+$/.test(first[0]) ? formOf.get(plain(text.slice(0, first.index))) : undefined;
  return first && leading !== undefined && mayLead.has(leading)
    ? { base: text.slice(first.index + first[0].length), form: leading }
    : { base: name, form: null };
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[.,]+$/, '');
}
