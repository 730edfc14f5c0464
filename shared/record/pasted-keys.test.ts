import { describe, expect, it } from 'vitest';
import { pickErpKeys } from './pasted-keys';

describe('what may be an ERP key', () => {
  it.each([
    ['PA/0007', 'PA/0007'],
    ['A.B-7_x', 'A.B-7_x'],
    ['PA 0007', 'PA 0007'],
    ['A12', 'A12'],
    ['key PA/0007', 'PA/0007'],
    ['ERP key: 12 345 A', '12 345 A'],
    ['Orkdal AS, key 10014', '10014'],
    ['Kunde nr. B/12, adressen er feil', 'B/12'],
    ['Kan dere se på «PA/0007»?', 'PA/0007'],
    ['Gjelder PA 0007 i Baltic', 'PA 0007'],
    ['12/345', '12/345'],
  ])('is picked as it is printed: %s', (text, key) => {
    expect(pickErpKeys(text)).toContain(key);
  });

  it('is no date in a sentence, no address and nothing without a digit', () => {
    expect(pickErpKeys('Ring 28/11-2026 eller 12.11.2026, ola2@firma.example')).not.toContain('12.11.2026');
    expect(pickErpKeys('https://crm.example/default.aspx?contact_id=2')).toEqual([]);
    expect(pickErpKeys('Bjørkåsen')).toEqual([]);
  });
});
