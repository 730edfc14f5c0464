/**
 * For a text box of several lines: the browser's own. The one that measures its text to grow is left out of the build, and
 * a box that asks for it would have nothing to type into.
 */
export const plainTextArea = { inputComponent: 'textarea' } as const;
