/** The methods and events about link plans. No imports: the sandboxed preload bundles this file. */
export const planMethods = [
  'plans.list',
  'plans.createFromSheet',
  'plans.readMapping',
  'plans.get',
  'plans.rename',
  'plans.setConstants',
  'plans.delete',
  'plans.rows',
  'plans.facets',
  'plans.row',
  'plans.valueFields',
  'plans.findRow',
  'plans.editRow',
  'plans.previewDecision',
  'plans.decide',
  'plans.undo',
  'plans.estimateCheck',
  'plans.check',
  'plans.cancelCheck',
  'plans.startRun',
  'plans.pauseRun',
  'plans.continueRun',
  'plans.cancelRun',
  'plans.revokePermit',
  'plans.listRuns',
  'plans.activeRuns',
  'plans.lookAgain',
  'plans.saveReport',
  'plans.exportFile',
  'plans.openReturned',
  'plans.takeReturned',
  'plans.restorePlan',
] as const;
export type PlanMethod = (typeof planMethods)[number];

export const planEvents = ['plans.changed', 'plans.checkProgress', 'plans.runProgress'] as const;
export type PlanEvent = (typeof planEvents)[number];
