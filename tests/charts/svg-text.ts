import { expect } from 'vitest';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';

/** A figure as it comes from the server. */
export function svgOf(spec: ChartSpec, width: number): string {
	return renderSvg(spec, width, serverDocument());
}

/** The same with one element a line, for a snapshot that a person can read. */
export function snapshotOf(spec: ChartSpec, width: number): string {
	return `${svgOf(spec, width).replaceAll('><', '>\n<')}\n`;
}

/** What the figure writes, in the order of the drawing. */
export function textsOf(svg: string): readonly string[] {
	return [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map((match) => match[1] ?? '');
}

/** What must hold of every figure, whatever it shows. */
export function expectSound(svg: string): void {
	expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
	expect(svg).toMatch(/^<svg [^>]*role="img"/);
	expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
	expect(svg).not.toMatch(/aria-label=|aria-description=|<style|font-family/);
	const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
	// Plot's own 10 on the root never reaches a text: each sets its own.
	expect(sizes.slice(1).every((size) => size >= 13)).toBe(true);
	expect(svg).not.toMatch(/⚠|-?\d+e-?\d+/);
	expect(svg).not.toMatch(/ (?:x|y|x1|x2|y1|y2|width|height|d|transform)="[^"]*\d\.\d{3}/);
	const sides = [...svg.matchAll(/ (?:width|height)="(-?[\d.]+)"/g)].map((match) => Number(match[1]));
	expect(sides.every((side) => side >= 0)).toBe(true);
}
