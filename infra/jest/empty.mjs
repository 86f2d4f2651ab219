/** Stands in for styles and images, which mean nothing in jsdom. */
export default '';
