const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is a year, a month or a day that there is: `2019`, `2019-02`, `2019-02-28`. */
export function isPartialDate(text: string): boolean {
	const [found, year, month = '01', day = '01'] = FORM.exec(text) ?? [];
	if (found === undefined || Number(year) === 0) return false;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	// A day that a month has not rolls over into the next.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
