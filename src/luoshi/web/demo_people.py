"""Who acts in the example county: the people of its supervision office, and its head."""

HEAD_OF_OFFICE, CLERK, COUNTY_HEAD = "shenyanqiu", "luxiaoman", "hanzhiyuan"
