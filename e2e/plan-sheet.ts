import type { ExternalPractice } from './practice';

/** A company of the practice site and the customer that is its twin in the ERP. */
export interface TwinPair {
  recordId: number;
  name: string;
  companyNumber: string;
  erpKey: string;
}

const pageRows = 200;

/** Pairs of one company number that nobody has linked, each company and each key once. */
export async function findTwins(site: ExternalPractice, count: number): Promise<TwinPair[]> {
  const customers = await readAll(site, 'Archive/FindErpEntity', {
    $select: 'ErpKey,Connected,VATNO',
    $filter: "ConnectionId eq 1 and ErpActorType eq 'Customer'",
  });
  const byNumber = new Map(
    customers.filter(({ Connected }) => Connected === false).map((one) => [digitsOf(one['VATNO']), one]),
  );
  const companies = await readAll(site, 'Contact', { $select: 'contactId,name,orgnr' });
  const pairs: TwinPair[] = [];
  for (const { contactId, name, orgnr } of companies) {
    const companyNumber = digitsOf(orgnr);
    const customer = byNumber.get(companyNumber);
    if (companyNumber === '' || !customer) continue;
    byNumber.delete(companyNumber);
    const erpKey = String(customer['ErpKey']);
    pairs.push({ recordId: Number(contactId), name: String(name), companyNumber, erpKey });
    if (pairs.length === count) return pairs;
  }
  throw new Error(`The site has only ${pairs.length} such pairs.`);
}

/** The sheet that a consultant gets from the customer: semicolons, headers in Norwegian, as Excel saves it. */
export function writeSheet(pairs: readonly TwinPair[]): string {
  const lines = pairs.map(({ erpKey, name, companyNumber, recordId }) =>
    [erpKey, name, companyNumber, String(recordId), ''].map(quote).join(';'),
  );
  return `\uFEFF${['Kundenr;Firmanavn;Org.nr.;Firma-ID;Merknad', ...lines].join('\r\n')}\r\n`;
}

function quote(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function digitsOf(value: unknown): string {
  return String(value ?? '').replaceAll(/\D/g, '');
}

async function readAll(
  { address, user, password }: ExternalPractice,
  list: string,
  query: Record<string, string>,
): Promise<Record<string, unknown>[]> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const rows: Record<string, unknown>[] = [];
  for (;;) {
    const page = new URLSearchParams({ ...query, $top: String(pageRows), $skip: String(rows.length) });
    const response = await fetch(`${address}/api/v1/${list}?${page}`, {
      headers: { authorization, accept: 'application/json' },
    });
    const { value } = (await response.json()) as { value: Record<string, unknown>[] };
    rows.push(...value);
    if (value.length < pageRows) return rows;
  }
}
