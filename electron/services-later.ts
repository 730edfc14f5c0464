import type { Services } from './services';

/** Services are made at the first call of the page, or after the first picture: whichever comes first. */
export interface ServicesLater {
  get: () => Promise<Services>;
  /** Undefined until they are made. */
  made: () => Services | undefined;
}

/** Makes them once; a making that failed stays failed. */
export function makeServicesLater(make: () => Promise<Services>): ServicesLater {
  let making: Promise<Services> | undefined;
  let services: Services | undefined;
  const remember = async () => {
    services = await make();
    return services;
  };
  return {
    get: () => (making ??= remember()),
    made: () => services,
  };
}
