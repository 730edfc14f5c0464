import path from 'node:path';

/** Every file that the program keeps. The data folder is Electron's `userData`, which `--user-data-dir` moves. */
export interface Paths {
  dataFolder: string;
  sites: string;
  preferences: string;
  secrets: string;
  /** Copies of the certificate authorities that a person chose. */
  authorities: string;
  database: string;
  /** A word about the last end, where that was a failure. */
  failureNote: string;
  logFolder: string;
  logFile: string;
}

export function createPaths(dataFolder: string): Paths {
  const logFolder = path.join(dataFolder, 'logs');
  return {
    dataFolder,
    sites: path.join(dataFolder, 'sites.json'),
    preferences: path.join(dataFolder, 'preferences.json'),
    secrets: path.join(dataFolder, 'secrets.json'),
    authorities: path.join(dataFolder, 'authorities'),
    database: path.join(dataFolder, 'actorlink.db'),
    failureNote: path.join(dataFolder, 'failure.json'),
    logFolder,
    logFile: path.join(logFolder, 'actorlink.log'),
  };
}
