/** A list that opens over the form stands out from the card below it. */
export const popupPaper = { elevation: 8, sx: { border: 1, borderColor: 'divider' } } as const;

/** In a narrow window the box is narrower than what a hit has to say. */
export const popupWidth = { sx: { minWidth: 340 } } as const;

/** An option that cannot be chosen stays readable: its reason is the point of showing it. */
export const optionLook = {
  gap: 1,
  '&&[aria-disabled="true"]': { opacity: 1, color: 'text.secondary', fontStyle: 'italic' },
} as const;
