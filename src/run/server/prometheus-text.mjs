/** What a scrape is told that it gets. Source: Prometheus exposition formats, text format 0.0.4. */
export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** @typedef {'counter' | 'gauge' | 'histogram'} MetricType */

/**
 * @typedef {object} Sample
 * @property {number} value
 * @property {Readonly<Record<string, string | number>>} [labels]
 * @property {string} [ending] of the name, such as `_bucket`
 */

/**
 * @typedef {object} Metric
 * @property {string} name
 * @property {MetricType} type
 * @property {string} help one sentence
 * @property {readonly Sample[]} samples
 */

/** @param {string} text */
function escapeLabel(text) {
	return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** @param {Readonly<Record<string, string | number>>} labels */
function labelText(labels) {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
	return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** @param {number} value */
function valueText(value) {
	if (Number.isNaN(value)) return 'NaN';
	if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
	return String(value);
}

/**
 * Metrics as Prometheus reads them; one without samples is left out.
 * @param {readonly Metric[]} metrics
 * @returns {string}
 */
export function prometheusText(metrics) {
	const blocks = metrics
		.filter(({ samples }) => samples.length > 0)
		.map(({ name, type, help, samples }) => {
			const lines = samples.map(
				({ value, labels = {}, ending = '' }) => `${name}${ending}${labelText(labels)} ${valueText(value)}\n`
			);
			return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
		});
	return blocks.join('');
}
