const party =
  'kunde|kund|customer|client|leverandør|leverantör|supplier|partner|debitor|konto|asiakas|toimittaja';
/** The word for a key: "ERP key", "Nøkkel:", "kunde nr.". */
const keyWord = String.raw`(?:erp[ -]?)?(?:key|nøkkel|nyckel|nøgle|avain)|erp[ -]?(?:id|no|nr)|(?:${party})[ -]*(?:nr|no|nummer|number|id|key)`;
const afterWord = String.raw`[\s.:#=]+(?=[^\s.:#=])`;
/** What stands before a key where somebody names it. */
export const keyLabel = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${keyWord}|${party}|erp)${afterWord}`,
  'giu',
);
/** The same, and sure: what only begins like one may be the name of a company. */
const sureLabel = new RegExp(String.raw`^\s*(?:${keyWord})${afterWord}`, 'iu');

/** A key without the word that stands before it where it was copied: `key PA/0007`. What is no such text stays as it is. */
export function withoutKeyLabel(text: string): string {
  const rest = text.replace(sureLabel, '');
  return /\d/.test(rest) ? rest : text;
}
