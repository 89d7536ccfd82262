/** One line of code that reads the recommendations of a release. */
export interface ReadingLine {
	readonly language: string;
	readonly code: string;
}

/**
 * One line for each tool, made for the address of a release (`https://.../data/1.0.0`, without a slash at its end). Every one keeps
 * empty cells apart from texts such as `none`. Those of files that the release leaves out are left out too.
 */
export function readingLines(address: string, leftOut: readonly string[] = []): readonly ReadingLine[] {
	return allLines(address).filter(({ code }) => !leftOut.some((path) => code.includes(`/${path}`)));
}

function allLines(address: string): readonly ReadingLine[] {
	return [
		{
			language: 'R',
			code: `anbefalinger <- read.csv("${address}/recommendations.csv", na.strings = "", encoding = "UTF-8")`
		},
		{
			language: 'Python',
			code: `import csv, urllib.request; rows = list(csv.DictReader(urllib.request.urlopen("${address}/recommendations.csv").read().decode().splitlines(True)))`
		},
		{
			language: 'pandas',
			code: `import pandas as pd; df = pd.read_csv("${address}/recommendations.csv", keep_default_na=False, na_values=[""])`
		},
		{ language: 'DuckDB', code: `select * from '${address}/recommendations.parquet';` },
		{
			language: 'JavaScript',
			code: `const rows = await (await fetch("${address}/recommendations.json")).json();`
		}
	];
}
