#!/usr/bin/awk -f
# Turns a list of divisions as statistics offices keep it into reference/divisions.csv (docs/decisions/0003-reference-data.md):
# nodes that only group others for counting (市辖区, 县, 省直辖县级行政区划 … at city level) go, and what they hold moves up to the province;
# a city without counties is not repeated as its own county; county-level codes ending in 71 to 80 are development zones.
#
#   awk -f eng/divisions-from-package.awk divisions-of-the-package.csv > reference/divisions.csv
#
# In: code,name,level,parent with level province, city or county; a parent stands before its children.
BEGIN { FS = OFS = "," }
{ sub(/\r$/, "") }
NR == 1 { print; next }
$1 == $4 { next }
$3 == "city" && ($2 == "市辖区" || $2 == "县" || $2 ~ /直辖县级行政区划$/) { up[$1] = $4; next }
{
  if ($4 in up) $4 = up[$4]
  last = substr($1, 5, 2) + 0
  if ($3 == "county" && last >= 71 && last <= 80) $3 = "zone"
  print
}
