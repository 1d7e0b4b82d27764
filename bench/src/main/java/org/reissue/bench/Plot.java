package org.reissue.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/** A section's medians as bars, those that are of the same unit as the first. */
final class Plot {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 380;
    static final Color[] COLOURS = {new Color(0x2F6B9A), new Color(0xC9A227), new Color(0x8A8F98), new Color(0x7A3E65)};

    private Plot() {}

    static void draw(Findings findings, Path file) throws IOException {
        String unit = findings.series().get(0).unit();
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        findings.series().stream()
                .filter(series -> series.unit().equals(unit))
                .forEach(series -> data.addValue(series.median(), series.contestant(), series.discipline()));
        JFreeChart chart =
                ChartFactory.createBarChart(null, null, unit, data, PlotOrientation.VERTICAL, true, false, false);
        dress(chart, data.getRowCount());
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
        chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        Files.writeString(file, svg.getSVGDocument());
    }

    private static void dress(JFreeChart chart, int contestants) {
        Font font = new Font("SansSerif", Font.PLAIN, 12);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getLegend().setItemFont(font);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.getDomainAxis().setTickLabelFont(font);
        plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        plot.getRangeAxis().setTickLabelFont(font);
        plot.getRangeAxis().setLabelFont(font);
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.08);
        for (int row = 0; row < contestants; row++) {
            bars.setSeriesPaint(row, COLOURS[row % COLOURS.length]);
        }
    }
}
