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
  const trailing = /^(.*\S)[\s,]+(\S+ \S+|\S+)$/su.exec(name.trimEnd());
  const found = trailing && takeTrailing(trailing[1] ?? '', trailing[2] ?? '');
  if (found) return found;
  const leading = /^(\S+)\s+(\S.*)$/su.exec(name.trimStart());
  const form = formOf.get(plain(leading?.[1] ?? ''));
  return leading && form !== undefined && mayLead.has(form)
    ? { base: leading[2] ?? '', form }
    : { base: name, form: null };
}

/** The last two words as a form, or else the last one. */
function takeTrailing(before: string, last: string): { base: string; form: string } | null {
  const whole = formOf.get(plain(last));
  if (whole !== undefined) return { base: withoutComma(before), form: whole };
  const [first = '', second] = last.split(' ');
  if (second === undefined) return null;
  const form = formOf.get(plain(second));
  return form === undefined ? null : { base: withoutComma(`${before} ${first}`), form };
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[.,]+$/, '');
}

function withoutComma(text: string): string {
  return text.replace(/[\s,]+$/, '');
}
