declare module 'subset-font' {
	/** Cuts a font to the letters of a text; weights outside the range given, or all but the one given, are left out. */
	export default function subsetFont(
		font: Uint8Array,
		text: string,
		options: {
			targetFormat: 'woff2' | 'truetype';
			variationAxes: { wght: number | { min: number; max: number } };
			keepFeatures: string[];
		}
	): Promise<Buffer>;
}
