import type { CrmActorType, ErpActorType } from '../record/actor-types';

/**
 * How sheets name the two sides' types, in the languages of our users. "Contact" is left out: it is a company in the
 * WebAPI and a person on SuperOffice's screens, so nobody can say which is meant.
 */
const crmWords: Record<CrmActorType, readonly string[]> = {
  Contact: [
    'company',
    'firma',
    'selskap',
    'bedrift',
    'företag',
    'bolag',
    'virksomhed',
    'selskab',
    'yritys',
    'unternehmen',
  ],
  Person: ['person', 'kontaktperson', 'henkilö', 'yhteyshenkilö', 'ansprechpartner', 'contact person'],
  Project: ['project', 'prosjekt', 'projekt', 'projekti', 'hanke'],
  Sale: ['sale', 'salg', 'försäljning', 'affär', 'myynti', 'verkauf'],
};

const erpWords: Record<ErpActorType, readonly string[]> = {
  Customer: ['customer', 'kunde', 'kund', 'asiakas', 'debitor'],
  Supplier: ['supplier', 'vendor', 'leverandør', 'leverantör', 'toimittaja', 'lieferant', 'kreditor'],
  Partner: ['partner', 'kumppani'],
  Person: ['person', 'kontaktperson', 'henkilö', 'yhteyshenkilö', 'ansprechpartner', 'contact person'],
  Project: ['project', 'prosjekt', 'projekt', 'projekti', 'hanke'],
  Employee: [
    'employee',
    'ansatt',
    'medarbeider',
    'anställd',
    'medarbetare',
    'ansat',
    'medarbejder',
    'työntekijä',
    'mitarbeiter',
  ],
  Sale: ['sale', 'salg', 'försäljning', 'affär', 'myynti', 'verkauf'],
};

const crmTypeOf = invert(crmWords);
const erpTypeOf = invert(erpWords);

/** The type that a cell names; null where it names none, or may name two. */
export function readCrmActorType(text: string): CrmActorType | null {
  return crmTypeOf.get(normalize(text)) ?? null;
}

export function readErpActorType(text: string): ErpActorType | null {
  return erpTypeOf.get(normalize(text)) ?? null;
}

function invert<T extends string>(words: Record<T, readonly string[]>): ReadonlyMap<string, T> {
  const types = Object.keys(words) as T[];
  return new Map(types.flatMap((type) => words[type].map((word) => [word, type] as const)));
}

function normalize(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
