import { bareHttp } from "../bare-http.ts";
import { orderSchema } from "../order.ts";

export default bareHttp((value) => orderSchema.safeParse(value).data);
