/** Media queries of low windows: also of a usual one at 150 %. There the bar gives the first reason and opens the rest. */
export const lowWindow = '(max-height: 660px)';
/** Of the smallest window at 150 %: each line that is no row takes the room of one. */
export const tinyWindow = '(max-height: 440px)';
/** The narrowest windows: a usual one at 150 % is wider. */
export const narrowWindow = '(max-width: 700px)';
