/** What was decided about a row. `none`: nobody has yet. */
export const decisions = ['none', 'approve', 'reject', 'later'] as const;
export type Decision = (typeof decisions)[number];

/** How people write a decision, in English and the other languages of our users. */
const words: Record<Exclude<Decision, 'none'>, string> = {
  approve: `
    approve approved yes y ok x 1 true ✓ ✔ godkjenn godkjent ja j godkänn godkänd godkänt godkend godkendt
    hyväksy hyväksytty kyllä k genehmigen genehmigt freigeben freigegeben
  `,
  reject: `
    reject rejected no n 0 false ✗ ✘ avvis avvist nei avvisa avvisad avslå avslag nej afvis afvist
    hylkää hylätty ei e ablehnen abgelehnt nein
  `,
  later: 'later wait ? senere vent senare vänta myöhemmin odota später warten',
};

const decisionOf = new Map(
  (['approve', 'reject', 'later'] as const).flatMap((decision) =>
    words[decision]
      .trim()
      .split(/\s+/)
      .map((spelling) => [spelling, decision] as const),
  ),
);

/** Reads a decision; an empty cell is `none`, and null what is no decision in any of the languages. */
export function readDecision(text: string): Decision | null {
  const word = text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  return word === '' || word === '-' ? 'none' : (decisionOf.get(word) ?? null);
}
