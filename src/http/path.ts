declare const pathBrand: unique symbol;

/** A percent-encoded request path. Only the `path` tag makes one. */
export type Path = string & { readonly [pathBrand]: true };

/** Builds a request path: path`/tests/${type}/${id}`. Every value becomes text inside one segment, never a new segment.
 *  @throws Error when a segment is empty, "." or "..", because the request would then reach another resource. */
export function path(literals: TemplateStringsArray, ...values: readonly (string | number)[]): Path {
  const template = literals.join("{}");
  if (!template.startsWith("/") || /[?#]/.test(template)) {
    throw new Error(`The path ${template} must start with "/" and hold no query.`);
  }
  const text = literals.reduce((joined, literal, index) => joined + encode(values[index - 1], template) + literal);
  for (const segment of text.slice(1).split("/")) {
    if (segment === "" || segment === "." || segment === "..") {
      throw new Error(`The path ${template} has a segment that is "${segment}".`);
    }
  }
  return text as Path;
}

function encode(value: string | number | undefined, template: string): string {
  const text = String(value ?? "").trim();
  if (text === "") throw new Error(`The path ${template} got an empty value.`);
  return encodeURIComponent(text);
}
