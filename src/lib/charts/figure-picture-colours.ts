/** The two looks of the site. */
export const PICTURE_THEMES = ['light', 'dark'] as const;
export type PictureTheme = (typeof PICTURE_THEMES)[number];

/**
 * The custom properties that figures and their pictures are coloured by, as src/app.css sets them: a picture has no style
 * sheet of the site around it. A test compares the two.
 */
export const PICTURE_COLOURS: Readonly<Record<PictureTheme, Readonly<Record<string, string>>>> = {
	light: {
		'--paper': '#fbfaf6',
		'--ink': '#1b1b19',
		'--ink-2': '#55524b',
		'--ink-3': '#6b675f',
		'--rule': '#d9d4c7',
		'--rule-strong': '#8a857a',
		'--link': '#0b4a7a',
		'--status-implemented': '#0a4658',
		'--status-implemented-text': '#ffffff',
		'--status-partial': '#3f8ca3',
		'--status-partial-text': '#1b1b19',
		'--status-in-progress': '#a9d3db',
		'--status-in-progress-text': '#1b1b19',
		'--status-not-implemented': '#d98e1f',
		'--status-not-implemented-stripe': '#6e3603',
		'--status-discontinued': '#6e3603',
		'--status-discontinued-line': '#f3eedf',
		'--status-unknown': '#fbfaf6',
		'--status-unknown-dot': '#8a857a',
		'--heat-1': '#e4eef0',
		'--heat-2': '#bfd9df',
		'--heat-3': '#8fbdc8',
		'--heat-4': '#5d9cac',
		'--heat-5': '#33788b',
		'--heat-6': '#0a4658',
		'--heat-text-low': '#1b1b19',
		'--heat-text-high': '#ffffff'
	},
	dark: {
		'--paper': '#1b1b19',
		'--ink': '#fbfaf6',
		'--ink-2': '#c4bfb2',
		'--ink-3': '#aaa496',
		'--rule': '#3b3933',
		'--rule-strong': '#8f897c',
		'--link': '#92c6e8',
		'--status-implemented': '#bfe3ea',
		'--status-implemented-text': '#0f1c20',
		'--status-partial': '#5fa9be',
		'--status-partial-text': '#0f1c20',
		'--status-in-progress': '#173c46',
		'--status-in-progress-text': '#fbfaf6',
		'--status-not-implemented': '#6e3b06',
		'--status-not-implemented-stripe': '#f2b75c',
		'--status-discontinued': '#e3b98d',
		'--status-discontinued-line': '#3a1d02',
		'--status-unknown': '#1b1b19',
		'--status-unknown-dot': '#8f897c',
		'--heat-1': '#1b2b2f',
		'--heat-2': '#213c44',
		'--heat-3': '#2a525e',
		'--heat-4': '#3b6e7d',
		'--heat-5': '#5fa3b3',
		'--heat-6': '#b5dce5',
		'--heat-text-low': '#ffffff',
		'--heat-text-high': '#1b1b19'
	}
};

/** The properties as CSS declarations, for a document that shows figures without the site's style sheet. */
export function colourDeclarations(theme: PictureTheme): string {
	return Object.entries(PICTURE_COLOURS[theme])
		.map(([name, colour]) => `${name}:${colour}`)
		.join(';');
}
