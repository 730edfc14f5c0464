/** A list that opens over the form stands out from the card below it. */
export const popupPaper = { elevation: 8, sx: { border: 1, borderColor: 'divider' } } as const;

/** Lists open inside the main landmark, or assistive technology would find them outside of every part of the page. */
export const popupPlace = { container: () => document.querySelector('main') ?? document.body };

/** In a narrow window the box is narrower than what a hit has to say. */
export const widePopup = { ...popupPlace, placement: 'bottom-start', sx: { minWidth: 340 } } as const;

/** An option that cannot be chosen stays readable: its reason is the point of showing it. */
export const optionLook = {
  gap: 1,
  '&&[aria-disabled="true"]': { opacity: 1, color: 'text.secondary', fontStyle: 'italic' },
} as const;
