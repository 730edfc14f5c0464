import { columnUses, type SingleUse } from './column-use';

/** How columns are called in English, Norwegian, Swedish, Danish, Finnish and German, without blanks and signs. */
const names: Record<SingleUse, string> = {
  'erp-key': `
    erpkey erpid erpno erpnumber externalkey externalid externalno customerno customernumber
    customerid custno accountno accountnumber supplierno suppliernumber vendorno
    kundenr kundenummer kundeid leverandørnr leverandørnummer erpnøkkel erpnummer erpnr
    kundnr kundnummer kundid leverantörsnr leverantörsnummer erpnyckel
    erpnøgle debitornr debitornummer kreditornr kreditornummer
    asiakasnro asiakasnumero asiakastunnus toimittajanro toimittajanumero erpavain
    kundennr kundennummer lieferantennr lieferantennummer debitorennummer debitorennr erpschlüssel
  `,
  'crm-record': `
    crmid crmrecord crmrecordid superofficeid soid contactid companyid personid projectid saleid
    recordid superofficeurl superofficeaddress superofficelink url link
    firmaid selskapsid prosjektid salgsid superofficeadresse lenke
    företagsid projektid superofficeadress länk virksomhedsid yritysid linkki unternehmensid
  `,
  // Only our own link plan file has it.
  'crm-record-by': 'crmrecordby',
  'crm-number': `
    crmnumber crmno superofficenumber superofficeno companynumber companyno contactnumber
    crmnummer crmnr superofficenr superofficenummer firmanr firmanummer selskapsnr
    företagsnr företagsnummer virksomhedsnr yritysnumero crmnumero firmennummer firmennr
  `,
  'org-number': `
    orgno orgnumber organizationnumber organisationnumber organisationno vat vatno vatnumber vatid
    registrationnumber companyregistrationnumber taxid
    orgnr orgnummer organisasjonsnr organisasjonsnummer foretaksnummer mvanr mvanummer
    organisationsnr organisationsnummer momsnr momsnummer cvr cvrnr cvrnummer vatnr
    ytunnus alvnumero alvtunnus ustid ustidnr umsatzsteuerid handelsregisternummer
  `,
  email: `
    email emailaddress mail mailaddress epost epostadresse epostadress mailadresse sähköposti
    sähköpostiosoite emailadresse
  `,
  name: `
    name companyname customername company customer navn firmanavn firma kundenavn kunde selskap
    namn företagsnamn företag kundnamn kund virksomhed virksomhedsnavn
    nimi yritys yrityksennimi asiakas asiakkaannimi firmenname kundenname unternehmen
  `,
  postcode:
    'crmpostcode postcode postalcode zip zipcode postnr postnummer postinumero postinro plz postleitzahl',
  connection: `
    connection erpconnection connectionid erpconnectionid connectionname tilkobling erptilkobling
    anslutning erpanslutning forbindelse erpforbindelse yhteys erpyhteys verbindung erpverbindung
  `,
  'crm-actor-type': 'crmrecordtype crmactortype crmtype recordtype crmtyyppi crmtyp datensatztyp',
  'erp-actor-type': 'erpactortype erptype actortype erptyyppi erptyp aktørtype aktörstyp aktortyp',
  decision: `
    decision approve approved approval beslutning avgjørelse godkjent beslut godkänd
    afgørelse godkendt päätös hyväksytty entscheidung freigabe
  `,
  note: `
    note notes comment comments remark notat kommentar merknad anteckning anmärkning
    bemærkning huomautus kommentti muistiinpano bemerkung anmerkung notiz
  `,
};

/** Every spelling of every use, normalized as headers are. */
export const headerNames: readonly (readonly [SingleUse, string])[] = columnUses.flatMap((use) =>
  names[use]
    .trim()
    .split(/\s+/)
    .map((spelling) => [use, spelling] as const),
);

const useOf = new Map(headerNames.map(([use, spelling]) => [spelling, use]));

/** A header without blanks, signs and capitals; `Kunde-nr.` and `Kundenr` are one. */
export function normalizeHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What a column is for by its header alone; null where the header does not say. */
export function findUseByHeader(header: string): SingleUse | null {
  return useOf.get(normalizeHeader(header)) ?? null;
}
