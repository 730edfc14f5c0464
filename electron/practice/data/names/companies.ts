/** How companies of one country are named. */
export interface CompanyNames {
  /** First halves: places, family names and words that companies like. */
  stems: string[];
  /** Second halves by trade; the number is the item of the list `business`. */
  trades: [word: string, businessId: number][];
  legalForm: string;
  streets: string[];
  /** The word for a post-office box. */
  box: string;
}

const norwegian: CompanyNames = {
  stems: [
    'Bjørkåsen',
    'Granheim',
    'Solbakken',
    'Fjordblikk',
    'Storevik',
    'Åsgard',
    'Ørnes',
    'Lyngstad',
    'Havbris',
    'Nordavind',
    'Vestkyst',
    'Kvamsøy',
    'Tømmerdal',
    'Elvestrand',
    'Blåfjell',
    'Røsslyng',
    'Haugland',
    'Myklebust',
    'Sæther',
    'Østby',
    'Brekke',
    'Nygård',
    'Tjønn',
    'Løkken',
    'Sandøy',
    'Rødberg',
    'Holmøya',
    'Kråkvåg',
    'Trollheim',
    'Gjerdeslått',
    'Furuseth',
    'Steinvåg',
    'Kystlinje',
    'Fossefall',
    'Hjortefot',
    'Dønnes',
    'Skarven',
    'Ytterøy',
    'Hegg & Lind',
    'Måseskjær',
  ],
  trades: [
    ['Rør', 1],
    ['Bygg', 1],
    ['Entreprenør', 1],
    ['Elektro', 1],
    ['Malerservice', 1],
    ['Sjømat', 2],
    ['Havbruk', 2],
    ['Fiskeindustri', 2],
    ['Dagligvare', 3],
    ['Jernvare', 3],
    ['Møbler', 3],
    ['Mekaniske', 4],
    ['Sveis og Montasje', 4],
    ['Trelast', 4],
    ['Transport', 5],
    ['Rederi', 5],
    ['Hotell', 6],
    ['Bakeri', 6],
    ['Skog', 7],
    ['Maskin', 7],
  ],
  legalForm: 'AS',
  streets: [
    'Storgata',
    'Havnegata',
    'Industriveien',
    'Kirkeveien',
    'Skoleveien',
    'Fjordgata',
    'Åsveien',
    'Strandveien',
    'Sjøgata',
    'Bakkeveien',
    'Møllergata',
    'Kaiveien',
    'Østre Ringvei',
    'Bekkefaret',
  ],
  box: 'Postboks',
};

const swedish: CompanyNames = {
  stems: [
    'Björkbacka',
    'Sjöstrand',
    'Älvdal',
    'Norrsken',
    'Högberg',
    'Lindängen',
    'Ekön',
    'Västanvind',
    'Tallås',
    'Skärgård',
    'Åkerö',
    'Fjällbo',
  ],
  trades: [
    ['Bygg', 1],
    ['Rör & VVS', 1],
    ['Fisk', 2],
    ['Livs', 3],
    ['Möbler', 3],
    ['Verkstad', 4],
    ['Åkeri', 5],
    ['Värdshus', 6],
  ],
  legalForm: 'AB',
  streets: ['Storgatan', 'Hamngatan', 'Kyrkogatan', 'Industrivägen', 'Ängsvägen', 'Södra Ringvägen'],
  box: 'Box',
};

const danish: CompanyNames = {
  stems: ['Søndergaard', 'Østerby', 'Nørrebæk', 'Skovly', 'Vesterhav', 'Kjærgaard', 'Blåvand', 'Lundø'],
  trades: [
    ['VVS', 1],
    ['Byg', 1],
    ['Fisk', 2],
    ['Møbler', 3],
    ['Smedje', 4],
    ['Transport', 5],
    ['Kro', 6],
  ],
  legalForm: 'ApS',
  streets: ['Strandvejen', 'Nørregade', 'Havnegade', 'Industrivej', 'Kirkestræde'],
  box: 'Postboks',
};

const finnish: CompanyNames = {
  stems: ['Järvenpää', 'Mäkelä', 'Pohjola', 'Hämeen', 'Kivikoski', 'Lähde', 'Särkkä', 'Tähti'],
  trades: [
    ['Rakennus', 1],
    ['Putki', 1],
    ['Kala', 2],
    ['Huonekalu', 3],
    ['Konepaja', 4],
    ['Kuljetus', 5],
    ['Sahat', 7],
  ],
  legalForm: 'Oy',
  streets: ['Kauppakatu', 'Satamatie', 'Teollisuustie', 'Koulukatu', 'Mäkitie'],
  box: 'PL',
};

/** The names of a country (number of the item in the list `country`); Norwegian ones where it has none of its own. */
export function findCompanyNames(countryId: number): CompanyNames {
  return { 2: swedish, 3: danish, 4: finnish }[countryId] ?? norwegian;
}

export const departments = ['Salg', 'Verksted', 'Lager', 'Avd. Nord', 'Avd. Sør', 'Hovedkontor'];
