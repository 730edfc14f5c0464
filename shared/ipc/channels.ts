/**
 * Every method of the bridge and every event it delivers. The name is the path: `window.actorlink.links.submit`
 * is the channel `links.submit`. No imports, because the sandboxed preload bundles this file.
 */
export const methods = [
  'app.info',
  'app.reportProblem',
  'app.openLogFolder',
  'preferences.get',
  'preferences.set',
  'sites.list',
  'sites.save',
  'sites.remove',
  'sites.testSignIn',
  'links.listConnections',
  'links.listActorTypes',
  'links.searchCrmRecords',
  'links.getCrmRecord',
  'links.searchErpActors',
  'links.lookUpErpKey',
  'links.loadFields',
  'links.submit',
  'links.cancel',
  'links.running',
  'links.check',
  'drafts.load',
  'drafts.save',
  'activity.list',
  'activity.get',
] as const;
export type Method = (typeof methods)[number];

export const events = ['links.progress', 'menu.command', 'app.notice'] as const;
export type EventName = (typeof events)[number];
