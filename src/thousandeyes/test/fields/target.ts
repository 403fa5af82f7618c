import * as z from "zod";

/** A host, domain or prefix: blanks around it are refused with 400 (observed). */
export const target = () => z.string().regex(/^\S(?:.*\S)?$/, "text without blanks around it");
