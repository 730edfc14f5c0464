/** A place with its postcode, county and country (number of the item in the list `country`). */
export interface Place {
  zip: string;
  city: string;
  county: string;
  countryId: number;
}

const places = (countryId: number, lines: string): Place[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [zip = '', city = '', county = ''] = line.trim().split(';');
      return { zip, city, county, countryId };
    });

export const norwegianPlaces = places(
  1,
  `7300;Orkanger;Trøndelag
   7010;Trondheim;Trøndelag
   7600;Levanger;Trøndelag
   7650;Verdal;Trøndelag
   7713;Steinkjer;Trøndelag
   8006;Bodø;Nordland
   8514;Narvik;Nordland
   8400;Sortland;Nordland
   9008;Tromsø;Troms
   9405;Harstad;Troms
   9510;Alta;Finnmark
   9900;Kirkenes;Finnmark
   6002;Ålesund;Møre og Romsdal
   6413;Molde;Møre og Romsdal
   6800;Førde;Vestland
   5014;Bergen;Vestland
   5411;Stord;Vestland
   4006;Stavanger;Rogaland
   4365;Nærbø;Rogaland
   4611;Kristiansand;Agder
   3015;Drammen;Buskerud
   3616;Kongsberg;Buskerud
   2317;Hamar;Innlandet
   2815;Gjøvik;Innlandet
   1607;Fredrikstad;Østfold
   0159;Oslo;Oslo
   0581;Oslo;Oslo`,
);

export const otherNordicPlaces = [
  ...places(
    2,
    `262 32;Ängelholm;Skåne
     831 31;Östersund;Jämtland
     891 33;Örnsköldsvik;Västernorrland
     701 11;Örebro;Örebro
     411 03;Göteborg;Västra Götaland
     972 38;Luleå;Norrbotten
     151 72;Södertälje;Stockholm`,
  ),
  ...places(
    3,
    `8000;Aarhus C;Midtjylland
     6700;Esbjerg;Syddanmark
     4600;Køge;Sjælland
     9990;Skagen;Nordjylland`,
  ),
  ...places(
    4,
    `90100;Oulu;Pohjois-Pohjanmaa
     60100;Seinäjoki;Etelä-Pohjanmaa
     65100;Vaasa;Pohjanmaa
     13100;Hämeenlinna;Kanta-Häme`,
  ),
];
