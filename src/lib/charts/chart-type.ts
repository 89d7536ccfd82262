/** Type of the figures, in CSS pixels; nothing is set smaller. */
export const LABEL_PX = 14;
export const NOTE_PX = 13;

/** Text that answers the question of the figure. */
export const LABEL = { fontSize: LABEL_PX, fill: 'var(--ink)' } as const;
/** Text that says what a number is of, axis numbers and notes. */
export const NOTE = { fontSize: NOTE_PX, fill: 'var(--ink-2)' } as const;
