import { readFileSync } from 'node:fs';
import { projectRoot } from '#run/project.mjs';

/** The sets of custom properties that the site's style sheet gives the root, each complete in what it changes. */
export type Scheme = 'light' | 'dark' | 'print' | 'forced';

const CONDITIONS: Readonly<Record<Scheme, string | null>> = {
	light: null,
	dark: '(prefers-color-scheme: dark)',
	print: 'print',
	forced: '(forced-colors: active)'
};

/**
 * The custom properties of `:root` that src/app.css sets for a scheme and nothing else, without what the light one
 * would lend it.
 */
export function tokensOf(scheme: Scheme): ReadonlyMap<string, string> {
	const css = readFileSync(`${projectRoot}/src/app.css`, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
	const condition = CONDITIONS[scheme];
	const scope = condition === null ? css : blocksAfter(css, `@media ${condition} {`).join('');
	const [root = ''] = blocksAfter(scope, ':root {');
	return new Map(
		[...root.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()])
	);
}

/** The contents of every block that begins with these characters, nested braces included. */
function blocksAfter(css: string, start: string): readonly string[] {
	return css
		.split(start)
		.slice(1)
		.map((rest) => {
			let depth = 1;
			const end = [...rest].findIndex((character) => {
				if (character === '{') depth += 1;
				if (character === '}') depth -= 1;
				return depth === 0;
			});
			return rest.slice(0, end);
		});
}

/** Relative luminance of `#rrggbb`, 0..1. Source: WCAG 2.2, "relative luminance". Throws on another form. */
function luminance(hex: string): number {
	const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(hex)?.slice(1);
	if (digits === undefined) throw new Error(`not a colour: "${hex}"`);
	const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
		const channel = Number.parseInt(pair, 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1..21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
	const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (high + 0.05) / (low + 0.05);
}
