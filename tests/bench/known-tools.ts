/** The same three charts, table and filter in another tool's own idiom. Null where it was not measured. */
export interface KnownTool {
	readonly name: string;
	readonly bytes: number;
	readonly requests: number | null;
	/** On a line of 10 Mbit/s with 40 ms. */
	readonly chartsSeconds: number;
	/** From the filter click to settled charts. */
	readonly filterSeconds: number;
}

/**
 * For comparison. Measured beforehand, not in this run, on the same kind of machine.
 * Source: issue 3, point 5.
 */
export const KNOWN_TOOLS: readonly KnownTool[] = [
	{ name: 'Observable Framework', bytes: 192e3, requests: 45, chartsSeconds: 1.05, filterSeconds: 0.085 },
	{ name: 'Evidence', bytes: 6.5e6, requests: 56, chartsSeconds: 4.4, filterSeconds: 1 },
	{ name: 'Mosaic, DuckDB-WASM', bytes: 6.6e6, requests: null, chartsSeconds: 8, filterSeconds: 0.13 },
	{ name: 'Datasette with charts', bytes: 1.3e6, requests: null, chartsSeconds: 1.7, filterSeconds: 0.6 },
	{ name: 'Shiny', bytes: 257e3, requests: null, chartsSeconds: 2.1, filterSeconds: 1.15 },
	{ name: 'One hand-made HTML file', bytes: 9e3, requests: 1, chartsSeconds: 0.36, filterSeconds: 0.004 }
];
