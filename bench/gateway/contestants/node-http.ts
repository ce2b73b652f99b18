import { bareHttp } from "../bare-http.ts";
import { isOrder } from "../order.ts";

export default bareHttp((value) => (isOrder(value) ? value : undefined));
