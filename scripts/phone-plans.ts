/** Where the library keeps how the numbers of a country are laid out, and what each kind of number looks like. */
const formatsOfCountry = 4;
const kindsOfCountry = 11;

/** For what stands in the patterns some thousand times: signs that stand in none. */
const signs = { '@': String.raw`\\d`, '%': '(?:' };

/** Of a country: among other things its kinds, each with a pattern, empty where it is that of another kind. */
type Plan = unknown[] & { [kindsOfCountry]?: ([string, ...unknown[]] | 0)[] };

interface PhonePlans {
  countries: Record<string, Plan>;
  nonGeographic: Record<string, Plan>;
}

/**
 * Numbering plans without the layouts of their numbers, and with all kinds of numbers as one: this program only asks whether
 * a number exists and which one it is. Takes and gives the module of the library that exports them.
 */
export function slimPlans(moduleCode: string): string {
  const json = moduleCode.slice(moduleCode.indexOf('{'), moduleCode.lastIndexOf('}') + 1);
  const plans = JSON.parse(json) as PhonePlans;
  for (const plan of [...Object.values(plans.countries), ...Object.values(plans.nonGeographic)]) {
    plan[formatsOfCountry] = 0;
    const patterns = (plan[kindsOfCountry] ?? []).flatMap((kind) => (kind && kind[0] ? [kind[0]] : []));
    // A pattern fits numbers of the right length only, so that no lengths need to stand beside it.
    if (patterns.length > 0) plan[kindsOfCountry] = [[[...new Set(patterns)].join('|')]];
  }
  let written = JSON.stringify(plans);
  let read = '';
  for (const [sign, often] of Object.entries(signs)) {
    if (written.includes(sign)) throw new Error(`A numbering plan holds ${sign}, which stands for ${often}.`);
    written = written.replaceAll(often, sign);
    read += `.replaceAll('${sign}', String.raw\`${often}\`)`;
  }
  // Raw: each backslash of a pattern is two in JSON already, and would be four.
  return `export default JSON.parse(String.raw\`${written}\`${read});`;
}
