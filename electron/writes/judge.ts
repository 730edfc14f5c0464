import type { ReadBack } from '../../shared/journal/entry';
import type { SubmitState } from '../../shared/write/states';

/**
 * What a submit has become, from how it ended and from what looking at the site found. `Verified` and `Different` are
 * said only of what was seen; where the site would not show enough, the state stays as it was. Pure.
 */
export function judgeReadBack(ended: SubmitState, readBack: ReadBack, erpKey: string): SubmitState {
  if (ended !== 'Sent' && ended !== 'Unknown') return ended;
  // Not linked after silence: the request may still be on its way, so it stays Unknown and the page says what we found.
  if (ended === 'Unknown' && readBack.linked !== true) return 'Unknown';
  if (isContradicted(readBack, erpKey)) return 'Different';
  return isConfirmed(readBack) ? 'Verified' : ended;
}

function isContradicted({ linked, erpKey, fields }: ReadBack, wantedKey: string): boolean {
  const otherKey = erpKey !== null && erpKey !== wantedKey;
  return linked === false || otherKey || fields.some(({ asChosen }) => asChosen === false);
}

/** The key of a link is confirmed where the site tells it; most sites may not. */
function isConfirmed({ linked, fields }: ReadBack): boolean {
  return linked === true && fields.every(({ asChosen }) => asChosen === true);
}
