/** Where the library keeps how the numbers of a country are laid out. */
const formatsOfCountry = 4;

interface PhonePlans {
  countries: Record<string, unknown[]>;
  nonGeographic: Record<string, unknown[]>;
}

/**
 * Numbering plans without the layouts of their numbers: a third of them, and this program only asks whether a number
 * exists and which one it is. Takes and gives the module of the library that exports them.
 */
export function leaveOutFormats(moduleCode: string): string {
  const json = moduleCode.slice(moduleCode.indexOf('{'), moduleCode.lastIndexOf('}') + 1);
  const plans = JSON.parse(json) as PhonePlans;
  for (const plan of [...Object.values(plans.countries), ...Object.values(plans.nonGeographic)])
    plan[formatsOfCountry] = 0;
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(plans))});`;
}
