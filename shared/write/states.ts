/** The states of a link: one vocabulary for chip, filter, activity and documents. */
export const linkStates = [
  'Draft',
  'Ready',
  'Warning',
  'Blocked',
  'Sending',
  'Sent',
  'Verified',
  'Different',
  'Failed',
  'Unknown',
  /** It got no answer, or none that says it, and a look after its time found nothing of it. */
  'Nothing',
  'Skipped',
  'Cancelled',
] as const;
export type LinkState = (typeof linkStates)[number];

/** The states that a submit, and so an activity entry, can be in. */
export const submitStates = [
  'Sending',
  'Sent',
  'Verified',
  'Different',
  'Failed',
  'Unknown',
  'Nothing',
  'Cancelled',
] as const satisfies readonly LinkState[];
export type SubmitState = (typeof submitStates)[number];
/** The state of a write, and so of its entry. */
export type WriteState = SubmitState;

/** True while nobody knows what the site did: no second try before somebody looked. */
export function isUncertain(state: SubmitState): boolean {
  return state === 'Sending' || state === 'Unknown';
}
